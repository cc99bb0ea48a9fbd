// SPDX-License-Identifier: Apache-2.0
/** Whether, when and how often a failed call is tried again. */
package io.obkv.routing.retry;
