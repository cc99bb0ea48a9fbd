// SPDX-License-Identifier: Apache-2.0
/** What a connection knows between its statements, and what a statement answers. */
package io.obkv.server.sql.session;
