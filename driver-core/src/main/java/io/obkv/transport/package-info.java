// SPDX-License-Identifier: Apache-2.0
/** Connections to servers: opening, login, requests in flight, pools. */
package io.obkv.transport;
