package org.walletsuite.wallet.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.walletsuite.platform.testing.ModelledLedger;
import org.walletsuite.wallet.password.CachedPasswordHashing;

/** What wallet-service has around it in all its tests, which thereby share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import({ModelledLedger.class, CachedPasswordHashing.class, FakeProvider.Settings.class})
@TestPropertySource(properties = "suite.ledger-client.deadline=3s")
public @interface WalletSurroundings {}
