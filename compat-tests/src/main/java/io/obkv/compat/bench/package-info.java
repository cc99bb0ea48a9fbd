// SPDX-License-Identifier: Apache-2.0
/** {@code obkv bench}: this driver beside the official client, and the server beside a bare echo. */
package io.obkv.compat.bench;
