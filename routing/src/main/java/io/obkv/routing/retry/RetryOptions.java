// SPDX-License-Identifier: Apache-2.0
package io.obkv.routing.retry;

import static java.util.Objects.requireNonNull;

import io.obkv.transport.Backoff;
import java.time.Duration;

/** How hard to try. Immutable. */
public final class RetryOptions {
  private final int maxAttempts;
  private final Backoff backoff;
  private final int budget;
  private final Duration hedgeAfter;

  private RetryOptions(Builder builder) {
    maxAttempts = builder.maxAttempts;
    backoff = builder.backoff;
    budget = builder.budget;
    hedgeAfter = builder.hedgeAfter;
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1, was " + maxAttempts);
    }
    if (budget < 1) {
      throw new IllegalArgumentException("budget must be at least 1, was " + budget);
    }
    if (hedgeAfter.isNegative()) {
      throw new IllegalArgumentException("hedgeAfter must not be negative, was " + hedgeAfter);
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from these options. */
  public Builder toBuilder() {
    return new Builder()
        .maxAttempts(maxAttempts)
        .backoff(backoff)
        .budget(budget)
        .hedgeAfter(hedgeAfter);
  }

  public int maxAttempts() {
    return maxAttempts;
  }

  public Backoff backoff() {
    return backoff;
  }

  public int budget() {
    return budget;
  }

  /** Zero where reads are not hedged. */
  public Duration hedgeAfter() {
    return hedgeAfter;
  }

  /** Collects options; not for several threads at once. */
  public static final class Builder {
    private int maxAttempts = 50;
    private Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(200));
    private int budget = 1000;
    private Duration hedgeAfter = Duration.ZERO;

    private Builder() {}

    /** Attempts in all, the first included; the deadline usually ends a call earlier. Default 50. */
    public Builder maxAttempts(int value) {
      maxAttempts = value;
      return this;
    }

    /** Waits between attempts. Default 10 ms, doubling up to 200 ms, with jitter. */
    public Builder backoff(Backoff value) {
      backoff = requireNonNull(value);
      return this;
    }

    /** Retries that a client may make ahead of its successes, see {@link RetryBudget}. Default 1000. */
    public Builder budget(int value) {
      budget = value;
      return this;
    }

    /**
     * The time after which a second attempt is made at a get or an aggregate that has not been answered:
     * at another replica where the read is weak, else over another connection to the same server. The
     * first answer counts. It takes from the budget of retries. Default zero: never.
     */
    public Builder hedgeAfter(Duration value) {
      hedgeAfter = requireNonNull(value);
      return this;
    }

    public RetryOptions build() {
      return new RetryOptions(this);
    }
  }
}
