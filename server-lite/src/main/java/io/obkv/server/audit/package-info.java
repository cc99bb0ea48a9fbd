// SPDX-License-Identifier: Apache-2.0
/** The last operations of all endpoints, for {@code GV$OB_SQL_AUDIT}. */
package io.obkv.server.audit;
