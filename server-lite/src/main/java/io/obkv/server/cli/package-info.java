// SPDX-License-Identifier: Apache-2.0
/** The command line: {@code obkv server}, {@code obkv sql} and what other modules add. */
package io.obkv.server.cli;
