package org.epixgateway.broker;

import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;

/** The settings of the broker inside the process, each with its reason. */
final class EmbeddedConfiguration {
    /** Artemis' own 3.33 ms holds a lone committer to 200 messages a second. */
    private static final int BUFFER_TIMEOUT_NANOS = 100_000;

    private static final int JOURNAL_FILE_BYTES = 1 << 20;
    private static final int JOURNAL_BUFFER_BYTES = 64 << 10;
    private static final int JOURNAL_FILES = 2;
    private static final int JOURNAL_FILES_KEPT = 4;
    private static final long LOCK_WAIT_MILLIS = 1_000;

    private EmbeddedConfiguration() {}

    static Configuration of(Path folder, int inVmId, QueueLimits limits) throws Exception {
        Configuration made = new ConfigurationImpl()
                .setName("epix-" + inVmId)
                .addAcceptorConfiguration(inVm(inVmId))
                // in the process there is nobody to authenticate
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setResolveProtocols(false)
                .setScheduledThreadPoolMaxSize(2)
                // room on disk is watched by the gateway, in bytes, before the broker would notice
                .setMaxDiskUsage(-1)
                .setMinDiskFree(-1)
                .setAddressQueueScanPeriod(-1)
                .setMessageExpiryScanPeriod(-1)
                // a disk that hangs stops the broker, which readiness reports, and not the process
                .setCriticalAnalyzer(true)
                .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.SHUTDOWN)
                .setGlobalMaxSize(limits.memoryMax())
                .setIDCacheSize(limits.rememberedIds())
                .setPersistIDCache(true)
                .addAddressSetting("#", addressSettings(limits))
                .addAddressConfiguration(queue(QueueNames.DEAD))
                .addAddressConfiguration(queue(QueueNames.EXPIRED));
        return onDisk(made, folder);
    }

    private static Configuration onDisk(Configuration made, Path folder) {
        return made.setPersistenceEnabled(true)
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setJournalType(JournalType.NIO)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDatasync(true)
                .setJournalBufferTimeout_NIO(BUFFER_TIMEOUT_NANOS)
                .setPageSyncTimeout(BUFFER_TIMEOUT_NANOS)
                .setJournalBufferSize_NIO(JOURNAL_BUFFER_BYTES)
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalMinFiles(JOURNAL_FILES)
                .setJournalPoolFiles(JOURNAL_FILES_KEPT)
                // a second process on the same folder is told so, it does not wait for ever
                .setJournalLockAcquisitionTimeout(LOCK_WAIT_MILLIS);
    }

    private static AddressSettings addressSettings(QueueLimits limits) {
        return new AddressSettings()
                // back-off and giving up are the store's business
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(0)
                .setDeadLetterAddress(SimpleString.of(QueueNames.DEAD))
                .setExpiryAddress(SimpleString.of(QueueNames.EXPIRED))
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(limits.queueMemoryMax())
                .setPageSizeBytes(limits.pageSize());
    }

    private static CoreAddressConfiguration queue(String name) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST));
    }

    private static TransportConfiguration inVm(int id) {
        return new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", id), "in-vm");
    }
}
