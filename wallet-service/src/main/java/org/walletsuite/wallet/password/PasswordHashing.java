package org.walletsuite.wallet.password;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.error.ApiException;

/** Hashes secrets with BCrypt on a few threads of its own, so that many log-ins leave processor time for payments. */
@Component
public class PasswordHashing implements AutoCloseable {

    /** BCrypt ignores further bytes. */
    public static final int MOST_BYTES = 72;

    /** About 60 ms a hash on the machines this was chosen for. */
    private static final int COST = 10;

    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(COST);
    private final ExecutorService threads;
    private final Duration deadline;
    private final String nobodysHash;

    PasswordHashing(PasswordSettings settings) {
        var number = settings.threadsOn(Runtime.getRuntime().availableProcessors());
        this.threads = new ThreadPoolExecutor(
                number,
                number,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queue()),
                Thread.ofPlatform().name("passwords-", 0).daemon().factory());
        this.deadline = settings.deadline();
        this.nobodysHash = encoder.encode("nobody has this password");
    }

    /** Throws SERVICE_UNAVAILABLE when the queue is full. */
    public String hash(String secret) {
        return run(() -> encoder.encode(secret));
    }

    /**
     * Whether a secret matches the hash, normalised or, for hashes from before normalisation, as typed. A null hash (of
     * an unknown user) never matches and takes the same time.
     */
    public boolean matches(String secret, @Nullable String hash) {
        var form = OpaqueString.of(secret).orElse(secret);
        return isHashed(form, hash) || (!form.equals(secret) && isHashed(secret, hash));
    }

    private boolean isHashed(String secret, @Nullable String hash) {
        var fits = secret.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
        var candidate = fits ? secret : "too long to be one";
        var matches = run(() -> encoder.matches(candidate, hash == null ? nobodysHash : hash));
        return matches && hash != null && fits;
    }

    private <T> T run(Callable<T> work) {
        try {
            var result = threads.submit(work);
            try {
                return result.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            } finally {
                result.cancel(false);
            }
        } catch (RejectedExecutionException | TimeoutException e) {
            throw ApiException.unavailable("Too many log-ins at once, please try again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("The service is stopping, please try again.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
