// SPDX-License-Identifier: Apache-2.0
/** Tables whose rows are made when they are asked for: what they are, and how conditions reach them. */
package io.obkv.server.sql.virtual;
