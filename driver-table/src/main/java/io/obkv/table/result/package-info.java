// SPDX-License-Identifier: Apache-2.0
/** What operations answer. */
package io.obkv.table.result;
