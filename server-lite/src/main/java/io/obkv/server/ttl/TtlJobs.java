// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.ttl;

import static java.util.Objects.requireNonNull;

import io.obkv.error.ErrorCode;
import io.obkv.server.catalog.Catalog;
import io.obkv.server.engine.EntryReader;
import io.obkv.server.error.RequestException;
import io.obkv.server.expression.EvaluationContext;
import io.obkv.server.logstream.LogStream;
import io.obkv.server.tablet.TabletStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs that delete rows whose time has passed: one at a time, begun by ALTER SYSTEM TRIGGER TTL,
 * or once a day within {@code kv_ttl_duty_duration} while {@code enable_kv_ttl} is on. Their state is
 * kept on disk, and a job goes on after a restart. Safe for many threads.
 */
public final class TtlJobs implements TtlTasks, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TtlJobs.class);
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int CLOSE_SECONDS = 10;

  private final Catalog catalog;
  private final TaskBoard board;
  private final JobRun run;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(daemons("obkv-ttl"));
  private volatile boolean started;
  private volatile boolean closed;

  /** What an operator may tell a job. */
  public enum Command {
    TRIGGER,
    SUSPEND,
    RESUME,
    CANCEL
  }

  /**
   * Reads the state of jobs back; nothing runs before {@link #start}.
   *
   * @param entries where their state is read from
   * @param log where it is written
   * @param rules why rows expire, the first that covers a table counts
   */
  public TtlJobs(
      Catalog catalog,
      TabletStore store,
      EntryReader entries,
      LogStream log,
      List<ExpiryRule> rules,
      Clock clock) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.clock = requireNonNull(clock, "clock");
    this.board = new TaskBoard(entries, log);
    this.run = new JobRun(catalog, store, board, rules, clock, this::goesOn);
  }

  private static ThreadFactory daemons(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Looks once a second for something to do. */
  public void start() {
    started = true;
    var unused = timer.scheduleWithFixedDelay(this::tickSafely, 1, 1, TimeUnit.SECONDS);
  }

  private void tickSafely() {
    try {
      tick();
    } catch (RuntimeException failed) {
      // The next tick tries again.
      LOG.warn("a TTL job could not go on", failed);
    }
  }

  @Override
  public List<TtlTask> tasks() {
    return board.current();
  }

  @Override
  public List<TtlTask> history() {
    return board.history();
  }

  /**
   * Does what an operator says.
   *
   * @throws RequestException −10501 when a job is triggered while {@code enable_kv_ttl} is off,
   *     −10504 when the job under way cannot take the command, −10505 when there is no job to take it
   */
  public void command(Command command) {
    synchronized (board) {
      Optional<TtlTask> job = board.job();
      if (job.isPresent()) {
        board.set(job.get().with(next(command, job.get().status()), nowMicros()));
      } else {
        trigger(command);
      }
    }
    if (started) {
      tickSoon();
    }
  }

  private void tickSoon() {
    try {
      timer.execute(this::tickSafely);
    } catch (RejectedExecutionException whileClosing) {
      LOG.debug("the job goes on after the next start", whileClosing);
    }
  }

  private void trigger(Command command) {
    if (command != Command.TRIGGER) {
      throw new RequestException(
          ErrorCode.OB_TTL_NO_TASK_RUNNING,
          "No TTL task is running, please try trigger a new TTL task");
    }
    if (!settings().enabled()) {
      throw new RequestException(ErrorCode.OB_TTL_NOT_ENABLE, "TTL feature is not enabled");
    }
    board.begin(TtlTask.Trigger.USER, nowMicros());
  }

  private static TtlTask.Status next(Command command, TtlTask.Status status) {
    if (command == Command.RESUME && status == TtlTask.Status.RS_SUSPENDING) {
      return TtlTask.Status.RS_TRIGGERING;
    }
    if (command == Command.SUSPEND && status == TtlTask.Status.RS_TRIGGERING) {
      return TtlTask.Status.RS_SUSPENDING;
    }
    if (command == Command.CANCEL && status != TtlTask.Status.RS_CANCELING) {
      return TtlTask.Status.RS_CANCELING;
    }
    throw new RequestException(
        ErrorCode.OB_TTL_CMD_NOT_ALLOWED,
        "TTL command is not allowed, current TTL status is '" + status + "'");
  }

  private TtlSettings settings() {
    return TtlSettings.of(catalog.snapshot());
  }

  /** True while a job is to be worked on. */
  private boolean goesOn() {
    return !closed
        && settings().enabled()
        && board
            .job()
            .filter(job -> job.status() == TtlTask.Status.RS_TRIGGERING)
            .isPresent();
  }

  /** Does all that there is to do now. By one thread at a time. */
  void tick() {
    if (closed) {
      return;
    }
    board.forget(nowMicros() - settings().historyMicros());
    beginPeriodically();
    if (goesOn()) {
      work(board.job().orElseThrow());
    }
    if (board.job().filter(job -> job.status() == TtlTask.Status.RS_CANCELING).isPresent()) {
      board.end(TtlTask.Status.CANCELED, nowMicros());
    }
  }

  private void beginPeriodically() {
    TtlSettings settings = settings();
    LocalDateTime now = wallClock(nowMicros());
    boolean onDuty =
        settings.window().filter(window -> window.contains(now.toLocalTime())).isPresent();
    if (!settings.enabled() || !onDuty) {
      return;
    }
    synchronized (board) {
      boolean today = board
          .lastPeriodicStart()
          .filter(start -> day(start).equals(now.toLocalDate()))
          .isPresent();
      if (!today && board.job().isEmpty()) {
        board.begin(TtlTask.Trigger.PERIODIC, nowMicros());
      }
    }
  }

  private static LocalDate day(long micros) {
    return wallClock(micros).toLocalDate();
  }

  /** In OceanBase's default time zone, which tenants have unless told. */
  private static LocalDateTime wallClock(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND), 0, EvaluationContext.DEFAULT_ZONE);
  }

  private void work(TtlTask job) {
    List<JobRun.Target> targets = run.targets();
    targets.forEach(target -> run.prepare(target, job));
    ExecutorService workers =
        Executors.newFixedThreadPool(settings().threads(), daemons("obkv-ttl-worker"));
    try {
      List<Future<?>> runs = targets.stream()
          .<Future<?>>map(target -> workers.submit(() -> run.run(target)))
          .toList();
      for (Future<?> one : runs) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      workers.shutdown();
    }
    if (goesOn() && run.targets().isEmpty()) {
      board.end(TtlTask.Status.FINISHED, nowMicros());
    }
  }

  private long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  /** Ends its threads; a step under way is waited for. A second call does nothing. */
  @Override
  public void close() {
    closed = true;
    timer.shutdown();
    try {
      if (!timer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a TTL job still runs {} s after it was told to stop", CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
