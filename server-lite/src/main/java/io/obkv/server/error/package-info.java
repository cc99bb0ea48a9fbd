// SPDX-License-Identifier: Apache-2.0
/** How a server's model layers refuse a request. */
package io.obkv.server.error;
