// SPDX-License-Identifier: Apache-2.0
/** Statements about accounts, variables and parameters. */
package io.obkv.server.sql.admin;
