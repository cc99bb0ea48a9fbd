// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

/** Where the sample programs connect to. */
final class Address {
  private static final String LOCAL_SERVER = "obkv://root@test#lite@127.0.0.1:2882/test";

  private Address() {}

  /** The first argument, or without any the server that {@code ./obkv server} starts. */
  static String of(String[] arguments) {
    return arguments.length == 0 ? LOCAL_SERVER : arguments[0];
  }
}
