package org.walletsuite.wallet.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.walletsuite.platform.testing.ModelledLedger;
import org.walletsuite.wallet.password.CachedPasswordHashing;

/**
 * What wallet-service has around it in all its tests, which thereby share one context. It waits longer than in
 * production for threads: no test here is about these limits, and a busy machine exceeds them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import({ModelledLedger.class, CachedPasswordHashing.class, FakeProvider.Settings.class})
@TestPropertySource(
        properties = {"suite.ledger-client.deadline=6s", "suite.passwords.deadline=25s", "suite.uploads.patience=25s"})
public @interface WalletSurroundings {}
