// SPDX-License-Identifier: Apache-2.0
/** Short programs on real data: the larger cities of the world. */
package io.obkv.samples;
