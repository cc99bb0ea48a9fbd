// SPDX-License-Identifier: Apache-2.0
/** What all endpoints share: listening at an address. */
package io.obkv.server.network;
