package org.walletsuite.voucher;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.walletsuite.platform.directory.UserDirectoryConfiguration;
import org.walletsuite.platform.ledger.LedgerClientConfiguration;

/** The services this one calls. */
@Configuration(proxyBeanMethods = false)
@Import({LedgerClientConfiguration.class, UserDirectoryConfiguration.class})
class Clients {}
