// SPDX-License-Identifier: Apache-2.0
/** Error codes with what cures them and what they leave behind, and the exceptions of the drivers. */
package io.obkv.error;
