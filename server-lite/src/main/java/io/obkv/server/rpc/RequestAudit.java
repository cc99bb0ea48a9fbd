// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.rpc;

import io.obkv.protocol.packet.RpcHeader;
import io.obkv.server.audit.AuditedOperation;
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
   * @param code the answer's error code, 0 for success
   */
  void note(Exchange exchange, int code) {
    RequestSubject subject = exchange.subject();
    if (subject == null) {
      return;
    }
    RpcHeader header = exchange.request().header();
    int queued = exchange.waitedMicros();
    audit.add(new AuditedOperation(
        audit.nextId(),
        subject.kind(),
        subject.table(),
        false,
        header.traceId0(),
        header.traceId1(),
        0,
        "",
        subject.database(),
        exchange.connection().client(),
        code,
        0,
        0,
        exchange.arrivalMicros(),
        queued + exchange.workedMicros(),
        queued));
  }
}
