// SPDX-License-Identifier: Apache-2.0
/** How the rows of one stored table are reached. */
package io.obkv.server.sql.access;
