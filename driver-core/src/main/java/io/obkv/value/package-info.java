// SPDX-License-Identifier: Apache-2.0
/** Typed values, their types and collations, and ranges of keys. */
package io.obkv.value;
