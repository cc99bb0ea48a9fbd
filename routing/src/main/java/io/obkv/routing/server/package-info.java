// SPDX-License-Identifier: Apache-2.0
/** Servers as clients see them: their connections, and whether they are worth asking. */
package io.obkv.routing.server;
