// SPDX-License-Identifier: Apache-2.0
/** The native Table driver: clients and tables. */
package io.obkv.table;
