// SPDX-License-Identifier: Apache-2.0
/** Ordered bytes on disk or in memory: reads, snapshots, iterators and atomic writes. */
package io.obkv.server.engine;
