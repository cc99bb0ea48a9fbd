// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit.request;

import io.obkv.protocol.wire.Codec;
import io.obkv.server.audit.AuditedStatement;
import io.obkv.server.audit.KeptRequest.Outcome;
import java.util.List;

/**
 * How the audit tells of the requests of one kind. Texts and statements are those of OceanBase
 * 4.3.5, as its {@code GV$OB_SQL_AUDIT} shows them. Stateless and safe for many threads.
 *
 * @param <Q> the request's message
 */
public interface RequestForm<Q> {
  /** How requests are read. */
  Codec<Q> requests();

  /** What a request does as a whole, for one of which no more is kept. Cheap. */
  String kind(Q request);

  /** The table that it is about. Cheap. */
  String table(Q request);

  /**
   * At least as many as it comes down to statements, and at least 1. Cheap.
   *
   * @param outcome how it ended
   */
  default long mostStatements(Q request, Outcome outcome) {
    return 1;
  }

  /** The whole request as OceanBase prints it, but for the credential, which nobody is to see. */
  String text(Q request);

  /** The statements that OceanBase makes of it. */
  List<AuditedStatement> statements(Q request, Outcome outcome);
}
