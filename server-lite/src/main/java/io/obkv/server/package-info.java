// SPDX-License-Identifier: Apache-2.0
/** The server as a whole: its options, its start and its end. */
package io.obkv.server;
