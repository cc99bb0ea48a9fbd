// SPDX-License-Identifier: Apache-2.0
/**
 * The HBase model: what requests of HBase clients mean over tablets. A column family is a table of
 * cells; an HBase table is the group of its families' tables (3.10 of the protocol notes). No bytes on
 * a wire.
 */
package io.obkv.server.model.hbase;
