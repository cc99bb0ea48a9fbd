// SPDX-License-Identifier: Apache-2.0
/** Administration: tables, families and namespaces as DDL, and regions and metrics as HBase's tools expect them. */
package io.obkv.hbase.admin;
