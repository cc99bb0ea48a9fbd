// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.server.audit.KeptRequest;
import io.obkv.server.audit.KeptRequest.Outcome;
import io.obkv.server.audit.request.KeptBody;
import io.obkv.server.audit.request.RequestForm;

/**
 * What a request is about, for the audit.
 *
 * @param form how to tell of it
 * @param request the message
 * @param body the message's bytes
 * @param database the session's database
 */
record RequestSubject<Q>(RequestForm<Q> form, Q request, byte[] body, String database) {
  String kind() {
    return form.kind(request);
  }

  String table() {
    return form.table(request);
  }

  long mostStatements(Outcome outcome) {
    return form.mostStatements(request, outcome);
  }

  /** What is kept of it; null when it is too long for that. */
  KeptRequest kept() {
    return body.length <= KeptBody.LONGEST ? new KeptBody<>(form, body) : null;
  }
}
