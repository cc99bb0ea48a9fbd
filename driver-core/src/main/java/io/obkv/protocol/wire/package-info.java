// SPDX-License-Identifier: Apache-2.0
/** The primitives of OceanBase's RPC encoding: numbers, texts, structs, values. */
package io.obkv.protocol.wire;
