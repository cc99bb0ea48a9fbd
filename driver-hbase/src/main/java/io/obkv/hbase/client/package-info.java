// SPDX-License-Identifier: Apache-2.0
/** Tables, blocking and asynchronous: one asynchronous core, which the blocking ones wait for. */
package io.obkv.hbase.client;
