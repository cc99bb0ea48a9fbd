// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.mysql;

import io.obkv.protocol.message.PasswordScramble;
import io.obkv.server.catalog.Catalog;
import io.obkv.server.catalog.CatalogSnapshot;
import io.obkv.server.catalog.LoginName;
import io.obkv.server.catalog.SqlException;
import io.obkv.server.catalog.StoredCatalog;
import io.obkv.server.catalog.UserSchema;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decides who may log in. The tenant {@code sys}, through which clients in direct mode read the views,
 * has two accounts: root, which is the server's root, and {@code proxyro}, which shares root's password
 * until an account of that name is made. Safe for many threads.
 */
record Authenticator(Catalog catalog) {
  static final String SYSTEM_TENANT = "sys";

  private static final String PROXY_ACCOUNT = "proxyro";

  /** What nobody has as a password's hash, for names that nobody has. */
  private static final byte[] NO_HASH = filled();

  private static byte[] filled() {
    byte[] hash = new byte[PasswordScramble.LENGTH];
    Arrays.fill(hash, (byte) 1);
    return hash;
  }

  /**
   * Who has proven to be who.
   *
   * @param name the account's name without its tenant
   * @param tenant the tenant that was logged in to
   * @param account what the account may do
   */
  record Login(String name, String tenant, UserSchema account) {}

  /**
   * Checks a login; takes the same time whether or not there is such an account.
   *
   * @param user the name in any of its forms
   * @param proof what proves the password
   * @param scramble what the proof was made with
   * @throws SqlException 1045
   */
  Login check(String user, byte[] proof, byte[] scramble) {
    CatalogSnapshot snapshot = catalog.snapshot();
    LoginName name = LoginName.ofText(user);
    Optional<UserSchema> account = account(name, snapshot);
    byte[] hash = account.map(UserSchema::passwordHash).orElse(NO_HASH);
    boolean proven = PasswordScramble.proves(proof, scramble, hash);
    if (!proven || account.isEmpty()) {
      throw MysqlErrors.accessDenied(name.user(), proof.length > 0);
    }
    return new Login(name.user(), name.tenant().orElse(snapshot.tenant()), account.get());
  }

  private static Optional<UserSchema> account(LoginName name, CatalogSnapshot snapshot) {
    String tenant = name.tenant().orElse(snapshot.tenant());
    if (!name.cluster().orElse(snapshot.cluster()).equals(snapshot.cluster())) {
      return Optional.empty();
    }
    if (tenant.equals(SYSTEM_TENANT) && name.user().equals(PROXY_ACCOUNT)) {
      return snapshot.user(PROXY_ACCOUNT).or(() -> snapshot.user(StoredCatalog.ROOT));
    }
    boolean open = tenant.equals(snapshot.tenant())
        || tenant.equals(SYSTEM_TENANT) && name.user().equals(StoredCatalog.ROOT);
    return open ? snapshot.user(name.user()) : Optional.empty();
  }
}
