// SPDX-License-Identifier: Apache-2.0
/** The one commit path: ordered, durable batches of changes. */
package io.obkv.server.logstream;
