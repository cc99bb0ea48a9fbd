// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.server.audit.AuditedStatement;
import io.obkv.server.audit.KeptRequest;
import io.obkv.server.audit.OperationAudit;
import java.util.List;

/** The body of a request that has been decoded once already, and how to tell of it. Immutable. */
public final class KeptBody<Q> implements KeptRequest {
  /** Longer bodies are not kept, so that an audit full of them stays small. */
  public static final int LONGEST = 4096;

  private final RequestForm<Q> form;
  private final byte[] body;

  /**
   * Keeps a body.
   *
   * @param form how to tell of it
   * @param body not copied: nobody may change it
   */
  public KeptBody(RequestForm<Q> form, byte[] body) {
    this.form = form;
    this.body = body;
  }

  @Override
  public int size() {
    return body.length;
  }

  @Override
  public String text() {
    return form.text(form.requests().fromBytes(body));
  }

  @Override
  public List<AuditedStatement> statements(Outcome outcome) {
    List<AuditedStatement> all = form.statements(form.requests().fromBytes(body), outcome);
    return all.size() <= OperationAudit.MOST_STATEMENTS
        ? all
        : all.subList(0, OperationAudit.MOST_STATEMENTS);
  }
}
