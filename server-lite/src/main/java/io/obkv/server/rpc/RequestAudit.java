// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.packet.RpcHeader;
import io.obkv.server.audit.AuditedOperation;
import io.obkv.server.audit.KeptRequest.Outcome;
import io.obkv.server.audit.OperationAudit;
import io.obkv.server.catalog.CatalogSnapshot;

/** Notes answered requests in the audit. Safe for many threads. */
record RequestAudit(OperationAudit audit) {
  boolean isOn(CatalogSnapshot catalog) {
    return audit.isOn(catalog);
  }

  /**
   * Notes a request that is about to be answered; does nothing for one that was not described.
   *
   * @param outcome how it ended
   */
  void note(Exchange exchange, Outcome outcome) {
    RequestSubject<?> subject = exchange.subject();
    if (subject == null) {
      return;
    }
    RpcHeader header = exchange.request().header();
    int queued = exchange.waitedMicros();
    audit.add(new AuditedOperation(
        audit.nextId(subject.mostStatements(outcome)),
        subject.kind(),
        subject.table(),
        false,
        header.traceId0(),
        header.traceId1(),
        0,
        "",
        "",
        subject.database(),
        exchange.connection().client(),
        outcome.code(),
        outcome.affectedRows(),
        outcome.returnedRows(),
        exchange.arrivalMicros(),
        queued + exchange.workedMicros(),
        queued,
        subject.kept()));
  }
}
