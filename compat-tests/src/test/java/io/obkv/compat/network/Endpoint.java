// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.network;

/** A host and a TCP port. */
public record Endpoint(String host, int port) {}
