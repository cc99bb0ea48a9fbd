// SPDX-License-Identifier: Apache-2.0
/** SQL text to statement records, with OceanBase's published grammar. */
package io.obkv.server.sql.parse;
