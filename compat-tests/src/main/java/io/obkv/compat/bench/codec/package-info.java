// SPDX-License-Identifier: Apache-2.0
/** JMH benchmarks of the codecs: this driver's beside the official client's own classes. */
package io.obkv.compat.bench.codec;
