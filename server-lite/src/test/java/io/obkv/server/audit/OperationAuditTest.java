// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationAuditTest {
  private record Kept(int size) implements KeptRequest {
    @Override
    public String text() {
      return "";
    }

    @Override
    public List<AuditedStatement> statements(Outcome outcome) {
      return List.of();
    }
  }

  private static void add(OperationAudit audit, long statements, KeptRequest request) {
    audit.add(new AuditedOperation(
        audit.nextId(statements),
        "KV_GET",
        "t1",
        false,
        0,
        0,
        0,
        "",
        "",
        "test",
        new AuditedOperation.ClientAddress("127.0.0.1", 1),
        0,
        0,
        0,
        0,
        0,
        0,
        request));
  }

  @Test
  void oldestRequestsAreDroppedWhenTooManyBytesAreKept() {
    OperationAudit audit = new OperationAudit(100, 1_000);
    for (int i = 0; i < 30; i++) {
      add(audit, 1, new Kept(100));
    }
    List<AuditedOperation> operations = audit.operations();
    assertThat(operations).hasSize(30);
    assertThat(operations.subList(0, 20)).allMatch(operation -> operation.request() == null);
    assertThat(operations.subList(20, 30)).noneMatch(operation -> operation.request() == null);
  }

  @Test
  void keepsCountingWhenTheRingHasGoneRound() {
    OperationAudit audit = new OperationAudit(10, 500);
    for (int i = 0; i < 1_000; i++) {
      add(audit, 1, new Kept(100));
    }
    assertThat(audit.operations())
        .hasSize(10)
        .filteredOn(one -> one.request() != null)
        .hasSize(5);
  }

  @Test
  void idsOfAnOperationsStatementsAreItsOwn() {
    OperationAudit audit = new OperationAudit(100, 1_000);
    add(audit, 3, new Kept(1));
    add(audit, 1, new Kept(1));
    assertThat(audit.operations()).extracting(AuditedOperation::id).containsExactly(1L, 4L);
    add(audit, Long.MAX_VALUE, new Kept(1));
    assertThat(audit.nextId()).isEqualTo(5L + OperationAudit.MOST_STATEMENTS);
  }
}
