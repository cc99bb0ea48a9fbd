// SPDX-License-Identifier: Apache-2.0
/** Packets: framing, the rpc header, packet codes, checksums. */
package io.obkv.protocol.packet;
