// SPDX-License-Identifier: Apache-2.0
/** SHOW and DESCRIBE. */
package io.obkv.server.sql.show;
