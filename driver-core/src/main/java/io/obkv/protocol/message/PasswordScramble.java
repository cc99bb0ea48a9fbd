// SPDX-License-Identifier: Apache-2.0
package io.obkv.protocol.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * The arithmetic of {@code mysql_native_password}, with a scramble that the client makes up (3.2 of
 * the protocol notes). The server keeps only SHA1(SHA1(password)).
 */
public final class PasswordScramble {
  public static final int LENGTH = 20;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final byte[] EMPTY = {};

  private PasswordScramble() {}

  /** Twenty random letters and digits. */
  public static byte[] random(SecureRandom random) {
    byte[] scramble = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      scramble[i] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }
    return scramble;
  }

  /** What proves the password to the server: 20 bytes, or none for an empty password. */
  public static byte[] secret(String password, byte[] scramble) {
    if (password.isEmpty()) {
      return EMPTY;
    }
    byte[] once = sha1(password.getBytes(StandardCharsets.UTF_8));
    return xor(once, sha1(scramble, sha1(once)));
  }

  /** What a server keeps of a password: SHA1(SHA1(password)), or nothing for an empty one. */
  public static byte[] stored(String password) {
    return password.isEmpty() ? EMPTY : sha1(sha1(password.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether a secret proves the password that {@code stored} was made from. Constant time. */
  public static boolean proves(byte[] secret, byte[] scramble, byte[] stored) {
    if (stored.length == 0 || secret.length != LENGTH) {
      return stored.length == 0 && secret.length == 0;
    }
    byte[] once = xor(secret, sha1(scramble, stored));
    return MessageDigest.isEqual(sha1(once), stored);
  }

  private static byte[] xor(byte[] left, byte[] right) {
    byte[] result = new byte[left.length];
    for (int i = 0; i < left.length; i++) {
      result[i] = (byte) (left[i] ^ right[i]);
    }
    return result;
  }

  private static byte[] sha1(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
