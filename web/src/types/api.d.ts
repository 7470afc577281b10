// Generated from docs/openapi: don't edit.

declare namespace Ledger {
  type CheckOutcome = {
    check: string;
    discrepancies: number;
    first: Array<string>;
  };
  type ConsumerState = {
    lag: number | null;
    listeners: Array<ListenerLag>;
    status: "KNOWN" | "UNKNOWN";
  };
  type DeadLetter = {
    diedAt: string;
    error: string;
    handledAt: string | null;
    handledBy: string | null;
    headers: Record<string, string>;
    id: string;
    key: string | null;
    listener: string;
    offset: number;
    partition: number;
    reason: string | null;
    recordedAt: string;
    status: "WAITING" | "REQUESTED" | "REPLAYED" | "DISCARDED";
    topic: string;
  };
  type DeadLetterDecision = {
    at: string;
    by: string;
    decision: "REQUESTED" | "REPLAYED" | "FAILED" | "DISCARDED";
    reason: string;
  };
  type DeadLetterInFull = {
    deadLetter: DeadLetter;
    decisions: Array<DeadLetterDecision>;
    payload: unknown;
  };
  type DeadLetterPage = {
    items: Array<DeadLetter>;
    page: number;
    size: number;
    total: number;
  };
  type DeadLetterReason = {
    reason: string;
  };
  type DeadLetterState = {
    listeners: Array<ListenerDeadLetters>;
    waiting: number;
  };
  type HealthPart = {
    detail: string | null;
    name: string;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type LastReconciliation = {
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
  };
  type ListenerDeadLetters = {
    listener: string;
    waiting: number;
  };
  type ListenerLag = {
    lag: number;
    listener: string;
  };
  type OutboxState = {
    ageSeconds: number;
    stoppedTopics: number;
  };
  type PastReconciliation = {
    checks: Array<CheckOutcome>;
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
    startedAt: string;
  };
  type ProblemDetails = {
    detail?: string;
    errors?: Record<string, Array<string>>;
    instance?: string;
    status: number;
    title: string;
  };
  type ReconciliationList = {
    items: Array<PastReconciliation>;
    requested: boolean;
  };
  type ReconciliationState = {
    last: LastReconciliation | null;
    requested: boolean;
  };
  type RequestedReconciliation = {
    requested: boolean;
  };
  type ServiceHealth = {
    parts: Array<HealthPart>;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type ServiceOverview = {
    at: string;
    consumers: ConsumerState;
    deadLetters: DeadLetterState | null;
    health: ServiceHealth;
    outbox: OutboxState | null;
    reconciliation: ReconciliationState | null;
    service: string;
    workflows: WorkflowState | null;
  };
  type WorkflowBacklog = {
    kind: string;
    oldestSeconds: number;
    unfinished: number;
  };
  type WorkflowState = {
    kinds: Array<WorkflowBacklog>;
    oldestSeconds: number;
    unfinished: number;
  };
}

declare namespace Notification {
  type CheckOutcome = {
    check: string;
    discrepancies: number;
    first: Array<string>;
  };
  type ConsumerState = {
    lag: number | null;
    listeners: Array<ListenerLag>;
    status: "KNOWN" | "UNKNOWN";
  };
  type DeadLetter = {
    diedAt: string;
    error: string;
    handledAt: string | null;
    handledBy: string | null;
    headers: Record<string, string>;
    id: string;
    key: string | null;
    listener: string;
    offset: number;
    partition: number;
    reason: string | null;
    recordedAt: string;
    status: "WAITING" | "REQUESTED" | "REPLAYED" | "DISCARDED";
    topic: string;
  };
  type DeadLetterDecision = {
    at: string;
    by: string;
    decision: "REQUESTED" | "REPLAYED" | "FAILED" | "DISCARDED";
    reason: string;
  };
  type DeadLetterInFull = {
    deadLetter: DeadLetter;
    decisions: Array<DeadLetterDecision>;
    payload: unknown;
  };
  type DeadLetterPage = {
    items: Array<DeadLetter>;
    page: number;
    size: number;
    total: number;
  };
  type DeadLetterReason = {
    reason: string;
  };
  type DeadLetterState = {
    listeners: Array<ListenerDeadLetters>;
    waiting: number;
  };
  type DeliveryView = {
    channel: string;
    created_at: string;
    event_id: string;
    finished_at: string | null;
    id: number;
    notification_type: string;
    notification_type_display: string;
    reason: string | null;
    status: string;
    title: string;
    user_id: number | null;
  };
  type Detail = {
    channel: string;
    created_at: string;
    event_id: string;
    finished_at: string | null;
    id: number;
    message: string;
    notification_type: string;
    notification_type_display: string;
    reason: string | null;
    status: string;
    title: string;
    tries: Array<Try>;
    user_id: number | null;
  };
  type GiftCardError = {
    detail?: string;
  };
  type HealthPart = {
    detail: string | null;
    name: string;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type LastReconciliation = {
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
  };
  type ListenerDeadLetters = {
    listener: string;
    waiting: number;
  };
  type ListenerLag = {
    lag: number;
    listener: string;
  };
  type MarkAsRead = {
    ids?: Array<number> | null;
  };
  type Marked = {
    detail: string;
    updated: number;
  };
  type NotificationView = {
    created_at: string;
    created_at_formatted: string;
    id: number;
    is_read: boolean;
    message: string;
    notification_type: string;
    notification_type_display: string;
    priority: string;
    priority_display: string;
    read_at: string | null;
    title: string;
  };
  type OfType = {
    count: number;
    notification_type: string;
  };
  type OutboxState = {
    ageSeconds: number;
    stoppedTopics: number;
  };
  type PastReconciliation = {
    checks: Array<CheckOutcome>;
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
    startedAt: string;
  };
  type ProblemDetails = {
    detail?: string;
    errors?: Record<string, Array<string>>;
    instance?: string;
    status: number;
    title: string;
  };
  type Queued = {
    detail: string;
  };
  type ReconciliationList = {
    items: Array<PastReconciliation>;
    requested: boolean;
  };
  type ReconciliationState = {
    last: LastReconciliation | null;
    requested: boolean;
  };
  type RequestedReconciliation = {
    requested: boolean;
  };
  type ServiceHealth = {
    parts: Array<HealthPart>;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type ServiceOverview = {
    at: string;
    consumers: ConsumerState;
    deadLetters: DeadLetterState | null;
    health: ServiceHealth;
    outbox: OutboxState | null;
    reconciliation: ReconciliationState | null;
    service: string;
    workflows: WorkflowState | null;
  };
  type Statistics = {
    failed_events: number;
    notifications_by_type: Array<OfType>;
    sent_events: number;
    success_rate: string;
    total_events: number;
    total_notifications: number;
    unread_notifications: number;
  };
  type Try = {
    began_at: string;
    ended_at: string;
    number: number;
    outcome: string;
    reply: string | null;
  };
  type UnreadCount = {
    unread_count: number;
  };
  type WorkflowBacklog = {
    kind: string;
    oldestSeconds: number;
    unfinished: number;
  };
  type WorkflowState = {
    kinds: Array<WorkflowBacklog>;
    oldestSeconds: number;
    unfinished: number;
  };
}

declare namespace PartnerSync {
  type AccountView = {
    base_url: string;
    contact_email: string | null;
    created_at: string;
    credentials: Array<Pair>;
    credit_limit: number | null;
    environment: string;
    name: string;
    partner_id: string;
    payment_model: string;
    rate_limit_per_minute: number;
    status: string;
    webhook_url: string | null;
  };
  type Address = {
    url: string;
  };
  type Attempt = {
    body: string | null;
    duration_ms: number;
    error: string | null;
    number: number;
    outcome: string;
    started_at: string;
    status: number | null;
    trigger: string;
  };
  type CheckOutcome = {
    check: string;
    discrepancies: number;
    first: Array<string>;
  };
  type Conflict = {
    created_at: string;
    external_id: string;
    id: string;
    kind: string;
    our_email: string | null;
    our_phone: string | null;
    settled_at: string | null;
    settled_by: string | null;
    status: string;
    their_email: string | null;
    their_phone: string | null;
    updated_at: string;
    user_id: string | null;
  };
  type Conflicts = {
    code: string;
    conflicts: Array<Conflict>;
    page: number;
    page_size: number;
    success: boolean;
    total: number;
  };
  type ConsumerState = {
    lag: number | null;
    listeners: Array<ListenerLag>;
    status: "KNOWN" | "UNKNOWN";
  };
  type DeadLetter = {
    diedAt: string;
    error: string;
    handledAt: string | null;
    handledBy: string | null;
    headers: Record<string, string>;
    id: string;
    key: string | null;
    listener: string;
    offset: number;
    partition: number;
    reason: string | null;
    recordedAt: string;
    status: "WAITING" | "REQUESTED" | "REPLAYED" | "DISCARDED";
    topic: string;
  };
  type DeadLetterDecision = {
    at: string;
    by: string;
    decision: "REQUESTED" | "REPLAYED" | "FAILED" | "DISCARDED";
    reason: string;
  };
  type DeadLetterInFull = {
    deadLetter: DeadLetter;
    decisions: Array<DeadLetterDecision>;
    payload: unknown;
  };
  type DeadLetterPage = {
    items: Array<DeadLetter>;
    page: number;
    size: number;
    total: number;
  };
  type DeadLetterReason = {
    reason: string;
  };
  type DeadLetterState = {
    listeners: Array<ListenerDeadLetters>;
    waiting: number;
  };
  type DeliveryView = {
    created_at: string;
    event: string;
    finished_at: string | null;
    happened_at: string;
    id: string;
    next_try_at: string | null;
    partner_reference: string | null;
    reason: string | null;
    status: string;
    test: boolean;
    tries: number;
    trigger: string;
    voucher_id: string;
    webhook_id: string;
  };
  type Detail = {
    attempts: Array<Attempt>;
    delivery: DeliveryView;
    payload: string;
  };
  type Discrepancy = {
    external_id: string;
    reference?: string;
    user_id?: string;
  };
  type Done = {
    code: string;
    success: boolean;
  };
  type Entry = {
    action: string;
    actor?: string;
    changes: string;
    created_at: string;
    environment?: string;
    number: number;
  };
  type Filters = {
    since: string | null;
    until: string | null;
  };
  type HealthPart = {
    detail: string | null;
    name: string;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type ImportBody = {
    since: string;
  };
  type ImportProgress = {
    code: string;
    conflicts: number;
    created: number;
    error: string | null;
    failed: number;
    finished_at: string | null;
    linked: number;
    offset: number;
    processed: number;
    since: string;
    started_at: string;
    status: string;
    success: boolean;
    total: number | null;
  };
  type KeyBody = {
    grace_minutes?: number | null;
  };
  type Kind = {
    count: number;
    first: Array<Discrepancy>;
  };
  type LastReconciliation = {
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
  };
  type ListenerDeadLetters = {
    listener: string;
    waiting: number;
  };
  type ListenerLag = {
    lag: number;
    listener: string;
  };
  type Metadata = {
    grant_types_supported: Array<string>;
    issuer: string;
    jwks_uri: string;
    response_types_supported: Array<string>;
    revocation_endpoint: string;
    revocation_endpoint_auth_methods_supported: Array<string>;
    scopes_supported: Array<string>;
    token_endpoint: string;
    token_endpoint_auth_methods_supported: Array<string>;
  };
  type NewKey = {
    api_key: string;
    code: string;
    previous_valid_until: string;
    success: boolean;
  };
  type NewPartner = {
    api_key: string;
    api_secret: string;
    base_url: string;
    contact_email: string | null;
    created_at: string;
    credit_limit: number | null;
    environment: string;
    environments: Array<Place>;
    name: string;
    partner_id: string;
    payment_model: string;
    rate_limit_per_minute: number;
    secret_expires_at: string | null;
    status: string;
    updated_at: string;
    webhook_secret: string;
    webhook_url: string | null;
  };
  type NewPartnerBody = {
    contact_email?: string | null;
    credit_limit?: number | null;
    environment?: string | null;
    name: string;
    partner_id?: string | null;
    payment_model?: string | null;
    rate_limit_per_minute?: number | null;
    status?: string | null;
    webhook_url?: string | null;
  };
  type OneConflict = {
    code: string;
    conflict: Conflict;
    success: boolean;
  };
  type OneSystem = {
    code: string;
    success: boolean;
    system: SystemView;
  };
  type OurProfile = {
    birthdate: string | null;
    id: number;
    name: string;
  };
  type OurUser = {
    created_at: string;
    email: string | null;
    email_verified: boolean;
    external_refs: Record<string, string>;
    id: string;
    is_active: boolean;
    phone: string | null;
    phone_verified: boolean;
    profiles?: Array<OurProfile>;
    updated_at: string;
  };
  type OutboxState = {
    ageSeconds: number;
    stoppedTopics: number;
  };
  type OutgoingView = {
    created_at: string;
    due_at: string;
    error: string | null;
    status: string;
    tries: number;
    user_id: string;
  };
  type Pair = {
    created_at: string;
    expires_at: string | null;
    id: string;
    secret_prefix: string;
  };
  type PartnerAnswerAccountView = {
    data: AccountView;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerDeliveryView = {
    data: DeliveryView;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerDetail = {
    data: Detail;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerNewPartner = {
    data: NewPartner;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerPartnerListDeliveryView = {
    data: PartnerListDeliveryView;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerPartnerListEntry = {
    data: PartnerListEntry;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerPartnerListPartnerView = {
    data: PartnerListPartnerView;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerPartnerView = {
    data: PartnerView;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerRecovered = {
    data: Recovered;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerRenewed = {
    data: Renewed;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerRotated = {
    data: Rotated;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerSettings = {
    data: Settings;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerChangeBody = {
    contact_email?: string | null;
    credit_limit?: number | null;
    environment?: string | null;
    name?: string;
    payment_model?: string;
    rate_limit_per_minute?: number;
    status?: string;
    webhook_url?: string | null;
  };
  type PartnerError = {
    details?: Record<string, Array<string> | number>;
    error: string;
    error_code: string;
    message: string;
    request_id: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerListDeliveryView = {
    items: Array<DeliveryView>;
    page: number;
    page_size: number;
    total: number;
    total_pages: number;
  };
  type PartnerListEntry = {
    items: Array<Entry>;
    page: number;
    page_size: number;
    total: number;
    total_pages: number;
  };
  type PartnerListPartnerView = {
    items: Array<PartnerView>;
    page: number;
    page_size: number;
    total: number;
    total_pages: number;
  };
  type PartnerTokenError = {
    error: string;
    error_description?: string;
  };
  type PartnerView = {
    base_url: string;
    contact_email: string | null;
    created_at: string;
    credit_limit: number | null;
    environment: string;
    environments: Array<Place>;
    name: string;
    partner_id: string;
    payment_model: string;
    rate_limit_per_minute: number;
    status: string;
    updated_at: string;
    webhook_url: string | null;
  };
  type PastReconciliation = {
    checks: Array<CheckOutcome>;
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
    startedAt: string;
  };
  type Place = {
    base_url: string;
    created_at: string;
    credentials: Array<Pair>;
    credit_limit: number | null;
    environment: string;
    payment_model: string;
    rate_limit_per_minute: number;
    status: string;
    updated_at: string;
    webhook_disabled_at: string | null;
    webhook_disabled_reason: string | null;
    webhook_url: string | null;
  };
  type ProblemDetails = {
    detail?: string;
    errors?: Record<string, Array<string>>;
    instance?: string;
    status: number;
    title: string;
  };
  type Queue = {
    code: string;
    page: number;
    page_size: number;
    success: boolean;
    total: number;
    users: Array<OutgoingView>;
  };
  type Received = {
    code: string;
    external_user_id?: string;
    success: boolean;
  };
  type Reconciliation = {
    code: string;
    error: string | null;
    finished_at: string | null;
    processed: number;
    report: Report | null;
    started_at: string;
    status: string;
    success: boolean;
    total: number | null;
  };
  type ReconciliationList = {
    items: Array<PastReconciliation>;
    requested: boolean;
  };
  type ReconciliationState = {
    last: LastReconciliation | null;
    requested: boolean;
  };
  type Recovered = {
    complete: boolean;
    recovered: number;
  };
  type RenewalBody = {
    environment?: string | null;
    grace_minutes?: number | null;
  };
  type Renewed = {
    api_key: string;
    api_secret: string;
    base_url: string;
    environment: string;
    partner_id: string;
    previous_valid_until: string | null;
    secret_expires_at: string | null;
    webhook_secret?: string;
  };
  type Report = {
    missing_here: Kind;
    missing_there: Kind;
    not_stored_there: Kind;
    other_data: Kind;
    other_reference: Kind;
    references: number;
    theirs: number;
  };
  type RequestedReconciliation = {
    requested: boolean;
  };
  type RevocationRequest = {
    client_id?: string | null;
    client_secret?: string | null;
    token: string;
    token_type_hint?: string | null;
  };
  type Rotated = {
    previous_secret_valid_until: string;
    webhook_secret: string;
  };
  type Rotation = {
    grace_minutes?: number | null;
  };
  type Sample = {
    event?: string | null;
  };
  type ServiceHealth = {
    parts: Array<HealthPart>;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type ServiceOverview = {
    at: string;
    consumers: ConsumerState;
    deadLetters: DeadLetterState | null;
    health: ServiceHealth;
    outbox: OutboxState | null;
    reconciliation: ReconciliationState | null;
    service: string;
    workflows: WorkflowState | null;
  };
  type Settings = {
    disabled_at: string | null;
    disabled_reason: string | null;
    enabled: boolean;
    previous_secret_valid_until: string | null;
    url: string | null;
  };
  type Since = {
    since: string;
  };
  type Switch = {
    enabled: boolean;
  };
  type SyncError = {
    code: string;
    message: string;
    success: boolean;
  };
  type SystemView = {
    base_url: string;
    conflicts_open: number;
    enabled: boolean;
    error: string | null;
    last_import: ImportProgress | null;
    oldest_waiting_since: string | null;
    references: number;
    refused: number;
    system: string;
    waiting: number;
  };
  type Systems = {
    code: string;
    success: boolean;
    systems: Array<SystemView>;
  };
  type TheirProfile = {
    birthdate?: string | null;
    id?: number | string | null;
    name?: string | null;
  };
  type TheirUser = {
    created_at?: string | null;
    email?: string | null;
    email_verified?: boolean | null;
    metadata?: Record<string, unknown> | null;
    phone?: string | null;
    phone_verified?: boolean | null;
    profiles?: Array<TheirProfile> | null;
    updated_at?: string | null;
    user_id: number | string;
  };
  type TokenAnswer = {
    access_token: string;
    expires_in: number;
    scope: string;
    token_type: string;
  };
  type TokenRequest = {
    client_id?: string | null;
    client_secret?: string | null;
    grant_type: string;
    scope?: string | null;
  };
  type UserPage = {
    code: string;
    count: number;
    filters: Filters;
    has_more: boolean;
    offset: number;
    success: boolean;
    total: number;
    users: Array<OurUser>;
  };
  type WorkflowBacklog = {
    kind: string;
    oldestSeconds: number;
    unfinished: number;
  };
  type WorkflowState = {
    kinds: Array<WorkflowBacklog>;
    oldestSeconds: number;
    unfinished: number;
  };
}

declare namespace Payment {
  type CashOutRequest = {
    amount?: number;
    reference?: string | null;
  };
  type CheckOutcome = {
    check: string;
    discrepancies: number;
    first: Array<string>;
  };
  type ConsumerState = {
    lag: number | null;
    listeners: Array<ListenerLag>;
    status: "KNOWN" | "UNKNOWN";
  };
  type DataListOfflineOutcome = {
    data: Array<OfflineOutcome>;
  };
  type DataListProduct = {
    data: Array<Product>;
  };
  type DataPageStandView = {
    data: Array<StandView>;
    meta: Meta;
  };
  type DataPageTransactionView = {
    data: Array<TransactionView>;
    meta: Meta;
  };
  type DataSalesView = {
    data: SalesView;
  };
  type DataStandView = {
    data: StandView;
  };
  type DataTransactionView = {
    data: TransactionView;
  };
  type DeadLetter = {
    diedAt: string;
    error: string;
    handledAt: string | null;
    handledBy: string | null;
    headers: Record<string, string>;
    id: string;
    key: string | null;
    listener: string;
    offset: number;
    partition: number;
    reason: string | null;
    recordedAt: string;
    status: "WAITING" | "REQUESTED" | "REPLAYED" | "DISCARDED";
    topic: string;
  };
  type DeadLetterDecision = {
    at: string;
    by: string;
    decision: "REQUESTED" | "REPLAYED" | "FAILED" | "DISCARDED";
    reason: string;
  };
  type DeadLetterInFull = {
    deadLetter: DeadLetter;
    decisions: Array<DeadLetterDecision>;
    payload: unknown;
  };
  type DeadLetterPage = {
    items: Array<DeadLetter>;
    page: number;
    size: number;
    total: number;
  };
  type DeadLetterReason = {
    reason: string;
  };
  type DeadLetterState = {
    listeners: Array<ListenerDeadLetters>;
    waiting: number;
  };
  type EnvelopeHistoryPage = {
    action_time: string;
    data: HistoryPage | null;
    httpStatus: string;
    message: string;
    success: boolean;
  };
  type EnvelopeVoid = {
    action_time: string;
    data: unknown;
    httpStatus: string;
    message: string;
    success: boolean;
  };
  type EnvelopeWalletTransaction = {
    action_time: string;
    data: WalletTransaction | null;
    httpStatus: string;
    message: string;
    success: boolean;
  };
  type FestivalError = {
    error: {
      code: string;
      details?: Record<string, Array<string>>;
      message: string;
    };
  };
  type FundingCallback = {
    eventId: string;
    occurredAt: string;
    status: "CONFIRMED" | "FAILED";
    transactionId: string;
  };
  type HealthPart = {
    detail: string | null;
    name: string;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type HistoryPage = {
    content: Array<WalletTransaction>;
    page: number;
    size: number;
    totalElements: number;
    totalPages: number;
  };
  type Hour = {
    count: number;
    gross: number;
    hour: string;
    net: number;
    refunds: number;
  };
  type LastReconciliation = {
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
  };
  type ListenerDeadLetters = {
    listener: string;
    waiting: number;
  };
  type ListenerLag = {
    lag: number;
    listener: string;
  };
  type MainWalletError = {
    action_time: string;
    data: string;
    httpStatus: string;
    message: string;
    success: boolean;
  };
  type Meta = {
    page: number;
    per_page: number;
    total: number;
  };
  type NewProduct = {
    id?: string | null;
    name: string;
    price: number;
  };
  type NewStand = {
    category: "BAR" | "FOOD" | "MERCHANDISE" | "TICKETS" | "TOP_UP" | "OTHER";
    location?: string | null;
    name: string;
  };
  type NewTopUp = {
    amount: number;
    description?: string | null;
  };
  type OfflineBatch = {
    payments: Array<OfflinePayment>;
  };
  type OfflineOutcome = {
    error?: Problem;
    offlineId?: string;
    status: "COMPLETED" | "FAILED" | "DUPLICATE";
    transaction?: TransactionView;
  };
  type OfflinePayment = {
    amount: number;
    offlineId: string;
    productIds?: Array<string> | null;
    qrCode?: string | null;
    standId: string;
    takenAt: string;
    walletId?: string | null;
  };
  type OutboxState = {
    ageSeconds: number;
    stoppedTopics: number;
  };
  type PastReconciliation = {
    checks: Array<CheckOutcome>;
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
    startedAt: string;
  };
  type PaymentRequest = {
    amount: number;
    offlineId?: string | null;
    productIds?: Array<string> | null;
    qrCode?: string | null;
    standId: string;
    walletId?: string | null;
  };
  type Problem = {
    code: string;
    details?: Record<string, Array<string>>;
    message: string;
  };
  type ProblemDetails = {
    detail?: string;
    errors?: Record<string, Array<string>>;
    instance?: string;
    status: number;
    title: string;
  };
  type Product = {
    id: string;
    name: string;
    price: number;
  };
  type ProductList = {
    products: Array<NewProduct>;
  };
  type ReconciliationList = {
    items: Array<PastReconciliation>;
    requested: boolean;
  };
  type ReconciliationState = {
    last: LastReconciliation | null;
    requested: boolean;
  };
  type RefundRequest = {
    amount?: number | null;
    reason?: string | null;
    transactionId: string;
  };
  type RequestedReconciliation = {
    requested: boolean;
  };
  type SalesView = {
    asOf?: string;
    count: number;
    festivalId: string;
    from?: string;
    gross: number;
    grossDisplay: string;
    net: number;
    netDisplay: string;
    perHour: Array<Hour>;
    refunds: number;
    refundsDisplay: string;
    standId: string;
    to?: string;
  };
  type ServiceHealth = {
    parts: Array<HealthPart>;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type ServiceOverview = {
    at: string;
    consumers: ConsumerState;
    deadLetters: DeadLetterState | null;
    health: ServiceHealth;
    outbox: OutboxState | null;
    reconciliation: ReconciliationState | null;
    service: string;
    workflows: WorkflowState | null;
  };
  type StandChange = {
    category?: "BAR" | "FOOD" | "MERCHANDISE" | "TICKETS" | "TOP_UP" | "OTHER";
    location?: string | null;
    name?: string;
    status?: "ACTIVE" | "INACTIVE" | "CLOSED";
  };
  type StandView = {
    category: "BAR" | "FOOD" | "MERCHANDISE" | "TICKETS" | "TOP_UP" | "OTHER";
    createdAt: string;
    festivalId: string;
    id: string;
    location?: string;
    name: string;
    status: "ACTIVE" | "INACTIVE" | "CLOSED";
    updatedAt: string;
  };
  type TopUpRequest = {
    amount: number;
    paymentMethod: "card" | "cash";
    reference?: string | null;
  };
  type TransactionView = {
    amount: number;
    amountDisplay: string;
    balanceAfter: number;
    balanceBefore: number;
    createdAt: string;
    id: string;
    metadata: Record<string, unknown>;
    reference?: string;
    staffId?: string;
    standId?: string;
    status: "COMPLETED" | "REFUNDED";
    type: string;
    walletId: string;
  };
  type TransferRequest = {
    amount: number;
    description?: string | null;
    toWalletId: string;
  };
  type WalletTransaction = {
    amount: number;
    balanceAfter: number | null;
    balanceBefore: number | null;
    createdAt: string;
    currency: string;
    description: string | null;
    status: string;
    transactionId: string;
    type: string;
  };
  type WorkflowBacklog = {
    kind: string;
    oldestSeconds: number;
    unfinished: number;
  };
  type WorkflowState = {
    kinds: Array<WorkflowBacklog>;
    oldestSeconds: number;
    unfinished: number;
  };
}

declare namespace Voucher {
  type CallLatency = {
    average: number;
    p95: number;
  };
  type CancelledVoucher = {
    amount: number;
    balance: number;
    cancelled_at: string;
    currency: string;
    partner_reference?: string;
    status: string;
    voucher_id: string;
  };
  type CardView = {
    id: number;
    name: string;
    rate: string;
    store: number;
    type: string;
  };
  type CheckOutcome = {
    check: string;
    discrepancies: number;
    first: Array<string>;
  };
  type ConsumerState = {
    lag: number | null;
    listeners: Array<ListenerLag>;
    status: "KNOWN" | "UNKNOWN";
  };
  type Created = {
    amount: string;
    card: number;
    card_name: string;
    created_at: string;
    id: number;
    status: string;
    type: string;
  };
  type Customer = {
    email: string | null;
    full_name: string | null;
    id: number;
    user_id: string;
  };
  type DailyUsage = {
    date: string;
    usage: UsageTotals;
  };
  type DeadLetter = {
    diedAt: string;
    error: string;
    handledAt: string | null;
    handledBy: string | null;
    headers: Record<string, string>;
    id: string;
    key: string | null;
    listener: string;
    offset: number;
    partition: number;
    reason: string | null;
    recordedAt: string;
    status: "WAITING" | "REQUESTED" | "REPLAYED" | "DISCARDED";
    topic: string;
  };
  type DeadLetterDecision = {
    at: string;
    by: string;
    decision: "REQUESTED" | "REPLAYED" | "FAILED" | "DISCARDED";
    reason: string;
  };
  type DeadLetterInFull = {
    deadLetter: DeadLetter;
    decisions: Array<DeadLetterDecision>;
    payload: unknown;
  };
  type DeadLetterPage = {
    items: Array<DeadLetter>;
    page: number;
    size: number;
    total: number;
  };
  type DeadLetterReason = {
    reason: string;
  };
  type DeadLetterState = {
    listeners: Array<ListenerDeadLetters>;
    waiting: number;
  };
  type GiftCardError = {
    detail?: string;
  };
  type HealthPart = {
    detail: string | null;
    name: string;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type IssueMetadata = {
    description?: string | null;
    merchant_id?: string | null;
    partner_reference: string;
  };
  type IssuedTo = {
    email?: string | null;
    msisdn: string;
    name?: string | null;
  };
  type IssuedVoucher = {
    amount: number;
    created_at: string;
    currency: string;
    expires_at: string;
    partner_reference?: string;
    status: string;
    transaction_id: string;
    voucher_code: string;
    voucher_id: string;
  };
  type LastReconciliation = {
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
  };
  type ListenerDeadLetters = {
    listener: string;
    waiting: number;
  };
  type ListenerLag = {
    lag: number;
    listener: string;
  };
  type NewCard = {
    name: string;
    rate?: string | number | null;
    store: number;
    type: "Both" | "Physical" | "E-code";
  };
  type NewPartnerVoucher = {
    amount: number;
    currency: "ZAR";
    customer: IssuedTo;
    expiry_days?: number | null;
    metadata: IssueMetadata;
  };
  type NewSettlement = {
    amount: number;
    environment?: string | null;
    reference: string;
  };
  type NewStore = {
    category?: string | null;
    name: string;
  };
  type NewVoucher = {
    amount: number;
    expiry_days?: number | null;
  };
  type OrderView = {
    amount: string;
    card: number;
    card_name: string;
    created_at: string;
    credited_amount: string;
    has_image: boolean;
    id: number;
    rate: string;
    reason: string | null;
    status: string;
    type: string;
    updated_at: string;
  };
  type OutboxState = {
    ageSeconds: number;
    stoppedTopics: number;
  };
  type OwnSettlement = {
    available: number | null;
    balance: number;
    credit_limit: number | null;
    currency: string;
    environment: string;
    payment_model: string;
  };
  type PartnerAnswerCancelledVoucher = {
    data: CancelledVoucher;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerIssuedVoucher = {
    data: IssuedVoucher;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerOwnSettlement = {
    data: OwnSettlement;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerPartnerListRedeemedVoucher = {
    data: PartnerListRedeemedVoucher;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerPartnerListTransactionView = {
    data: PartnerListTransactionView;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerPartnerListUsageOfPartner = {
    data: PartnerListUsageOfPartner;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerPartnerListVoucherLine = {
    data: PartnerListVoucherLine;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerRedeemedVoucher = {
    data: RedeemedVoucher;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerSettlement = {
    data: Settlement;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerSettlementAccount = {
    data: SettlementAccount;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerUsage = {
    data: Usage;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerVoucherDetail = {
    data: VoucherDetail;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerAnswerWalletBalance = {
    data: WalletBalance;
    message?: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerError = {
    details?: Record<string, Array<string> | number>;
    error: string;
    error_code: string;
    message: string;
    request_id: string;
    success: boolean;
    timestamp: string;
  };
  type PartnerListRedeemedVoucher = {
    items: Array<RedeemedVoucher>;
    page: number;
    page_size: number;
    total: number;
    total_pages: number;
  };
  type PartnerListSettlement = {
    items: Array<Settlement>;
    page: number;
    page_size: number;
    total: number;
    total_pages: number;
  };
  type PartnerListTransactionView = {
    items: Array<TransactionView>;
    page: number;
    page_size: number;
    total: number;
    total_pages: number;
  };
  type PartnerListUsageOfPartner = {
    items: Array<UsageOfPartner>;
    page: number;
    page_size: number;
    total: number;
    total_pages: number;
  };
  type PartnerListVoucherLine = {
    items: Array<VoucherLine>;
    page: number;
    page_size: number;
    total: number;
    total_pages: number;
  };
  type PastReconciliation = {
    checks: Array<CheckOutcome>;
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
    startedAt: string;
  };
  type ProblemDetails = {
    detail?: string;
    errors?: Record<string, Array<string>>;
    instance?: string;
    status: number;
    title: string;
  };
  type ReconciliationList = {
    items: Array<PastReconciliation>;
    requested: boolean;
  };
  type ReconciliationState = {
    last: LastReconciliation | null;
    requested: boolean;
  };
  type Redeem = {
    amount?: number | null;
    voucher_code: string;
  };
  type RedeemedVoucher = {
    amount: number;
    balance: number;
    currency: string;
    redeemed_at: string;
    redemption_id: string;
    status: string;
    transaction_id: string;
    voucher_id: string;
  };
  type RequestedReconciliation = {
    requested: boolean;
  };
  type ReviewDetail = {
    admin_notes: string | null;
    amount: string;
    becoming: string | null;
    card: number;
    card_name: string;
    created_at: string;
    credited_amount: string;
    e_code_pin: string | null;
    history: Array<Step>;
    id: number;
    image: string | null;
    rate: string;
    reason: string | null;
    status: string;
    type: string;
    updated_at: string;
    user: Customer;
    views: Array<View>;
  };
  type ReviewView = {
    amount: string;
    card: number;
    card_name: string;
    created_at: string;
    credited_amount: string;
    id: number;
    rate: string;
    status: string;
    type: string;
    updated_at: string;
    user: Customer;
  };
  type ServiceHealth = {
    parts: Array<HealthPart>;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type ServiceOverview = {
    at: string;
    consumers: ConsumerState;
    deadLetters: DeadLetterState | null;
    health: ServiceHealth;
    outbox: OutboxState | null;
    reconciliation: ReconciliationState | null;
    service: string;
    workflows: WorkflowState | null;
  };
  type Settlement = {
    amount: number;
    created_at: string;
    currency: string;
    environment: string;
    partner_id: string;
    recorded_by: string;
    reference: string;
    settlement_id: string;
    transaction_id: string;
  };
  type SettlementAccount = {
    balance: number;
    credit_limit: number | null;
    currency: string;
    environment: string;
    partner_id: string;
    settlements: PartnerListSettlement;
  };
  type StatusUpdate = {
    admin_notes?: string | null;
    reason?: string | null;
    status?: "Processing" | "Assigned" | "Approved" | "Rejected" | "Completed" | "Cancelled" | null;
  };
  type Step = {
    actor: string;
    created_at: string;
    from_status: string | null;
    notes: string | null;
    reason: string | null;
    to_status: string;
  };
  type StoreView = {
    cards: Array<CardView>;
    category: string | null;
    id: number;
    name: string;
  };
  type TransactionView = {
    amount: number | null;
    created_at: string;
    environment: string;
    error_code: string | null;
    http_status: number | null;
    id: number;
    latency_ms: number | null;
    operation: "issue" | "query" | "cancel";
    partner_reference: string | null;
    status: "succeeded" | "replayed" | "failed";
    voucher_id: string | null;
  };
  type Updated = {
    detail: string;
    id: number;
    status: string;
  };
  type Usage = {
    days: Array<DailyUsage>;
    environment: string;
    from: string;
    partner_id: string;
    to: string;
    totals: UsageTotals;
  };
  type UsageOfPartner = {
    name: string | null;
    partner_id: string;
    usage: UsageTotals;
  };
  type UsageTotals = {
    calls: number;
    cancelled: VoucherSum;
    errors: Record<string, number>;
    failed: number;
    issued: VoucherSum;
    latency_ms: CallLatency | null;
    replayed: number;
    succeeded: number;
    success_rate: number | null;
  };
  type View = {
    admin: string;
    created_at: string;
  };
  type VoucherCustomer = {
    msisdn: string;
    name: string | null;
  };
  type VoucherDetail = {
    amount: number;
    balance: number;
    created_at: string;
    currency: string;
    customer?: VoucherCustomer;
    expires_at: string;
    partner_reference?: string;
    redemption_count: number;
    status: string;
    transaction_id: string;
    voucher_code: string;
    voucher_id: string;
  };
  type VoucherLine = {
    amount: number;
    balance: number;
    created_at: string;
    currency: string;
    expires_at: string;
    last_digits: string;
    redemption_count: number;
    status: string;
    voucher_id: string;
  };
  type VoucherSum = {
    amount: number;
    count: number;
  };
  type WalletBalance = {
    balance: number;
    currency: string;
  };
  type WorkflowBacklog = {
    kind: string;
    oldestSeconds: number;
    unfinished: number;
  };
  type WorkflowState = {
    kinds: Array<WorkflowBacklog>;
    oldestSeconds: number;
    unfinished: number;
  };
}

declare namespace Wallet {
  type AccessChange = {
    is_active?: boolean;
    roles?: Array<string>;
  };
  type Account = {
    email: string;
    full_name: string | null;
    id: number;
    level: string;
    phone: string | null;
    user_id: string;
  };
  type AnotherPassword = {
    old_password: string;
    password: string;
  };
  type AnotherPin = {
    old_pin: string;
    pin: string;
  };
  type Applicant = {
    email: string;
    full_name: string | null;
    id: number;
    level: string;
    phone: string | null;
    phone_verified: boolean;
    user_id: string;
    username: string | null;
  };
  type Balance = {
    balance: number;
    currency: string;
  };
  type BalanceSummary = {
    locked_balance: string;
    pending_balance: string;
    total_balance: string;
    transaction_limit: string;
    withdrawable_balance: string;
  };
  type Change = {
    currencyName?: string;
    endDate?: string;
    exchangeRate?: number;
    location?: string | null;
    name?: string;
    offlineLimits?: OfflineLimitsChange | null;
    qrAlgorithm?: "HS256" | "ES256";
    startDate?: string;
    status?: "ACTIVE" | "ENDED";
    timezone?: string;
  };
  type CheckOutcome = {
    check: string;
    discrepancies: number;
    first: Array<string>;
  };
  type ConsumerState = {
    lag: number | null;
    listeners: Array<ListenerLag>;
    status: "KNOWN" | "UNKNOWN";
  };
  type DataDrawn = {
    data: Drawn;
  };
  type DataFestivalView = {
    data: FestivalView;
  };
  type DataKeys = {
    data: Keys;
  };
  type DataListWalletView = {
    data: Array<WalletView>;
  };
  type DataPageFestivalView = {
    data: Array<FestivalView>;
    meta: Meta;
  };
  type DataPageWalletView = {
    data: Array<WalletView>;
    meta: Meta;
  };
  type DataWalletView = {
    data: WalletView;
  };
  type DeadLetter = {
    diedAt: string;
    error: string;
    handledAt: string | null;
    handledBy: string | null;
    headers: Record<string, string>;
    id: string;
    key: string | null;
    listener: string;
    offset: number;
    partition: number;
    reason: string | null;
    recordedAt: string;
    status: "WAITING" | "REQUESTED" | "REPLAYED" | "DISCARDED";
    topic: string;
  };
  type DeadLetterDecision = {
    at: string;
    by: string;
    decision: "REQUESTED" | "REPLAYED" | "FAILED" | "DISCARDED";
    reason: string;
  };
  type DeadLetterInFull = {
    deadLetter: DeadLetter;
    decisions: Array<DeadLetterDecision>;
    payload: unknown;
  };
  type DeadLetterPage = {
    items: Array<DeadLetter>;
    page: number;
    size: number;
    total: number;
  };
  type DeadLetterReason = {
    reason: string;
  };
  type DeadLetterState = {
    listeners: Array<ListenerDeadLetters>;
    waiting: number;
  };
  type Decided = {
    detail: string;
    status: string;
  };
  type Decision = {
    action: string;
    reason?: string | null;
  };
  type Done = {
    detail: string;
  };
  type Drawn = {
    balance: number;
    qrCode: string;
  };
  type EnvelopeBalance = {
    action_time: string;
    data: Balance | null;
    httpStatus: string;
    message: string;
    success: boolean;
  };
  type EnvelopeMainWalletView = {
    action_time: string;
    data: MainWalletView | null;
    httpStatus: string;
    message: string;
    success: boolean;
  };
  type EnvelopeVoid = {
    action_time: string;
    data: unknown;
    httpStatus: string;
    message: string;
    success: boolean;
  };
  type Exchange = {
    token: string;
  };
  type FestivalBody = {
    currencyName?: string;
    endDate: string;
    exchangeRate?: number;
    location?: string | null;
    name: string;
    offlineLimits?: OfflineLimitsChange | null;
    qrAlgorithm?: "HS256" | "ES256";
    startDate: string;
    timezone?: string;
  };
  type FestivalError = {
    error: {
      code: string;
      details?: Record<string, Array<string>>;
      message: string;
    };
  };
  type FestivalView = {
    createdAt: string;
    currencyName: string;
    endDate: string;
    exchangeRate: number;
    id: string;
    location: string | null;
    name: string;
    offlineLimits: OfflineLimits;
    qrAlgorithm: "HS256" | "ES256";
    startDate: string;
    status: "ACTIVE" | "ENDED";
    timezone: string;
    updatedAt: string;
  };
  type GiftCardError = {
    detail?: string;
  };
  type HealthPart = {
    detail: string | null;
    name: string;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type Key = {
    createdAt: string;
    id: string;
  };
  type Keys = {
    festivalId: string;
    keys: Array<Key>;
  };
  type LastReconciliation = {
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
  };
  type ListenerDeadLetters = {
    listener: string;
    waiting: number;
  };
  type ListenerLag = {
    lag: number;
    listener: string;
  };
  type LogIn = {
    email?: string | null;
    password: string;
    phone?: string | null;
    username?: string | null;
  };
  type LogOut = {
    everywhere?: boolean | null;
    refresh_token?: string | null;
  };
  type MainWalletError = {
    action_time: string;
    data: string;
    httpStatus: string;
    message: string;
    success: boolean;
  };
  type MainWalletView = {
    accountId: string;
    accountUserName: string;
    createdAt: string;
    currentBalance: number;
    isActive: boolean;
    updatedAt: string;
    walletId: string;
  };
  type Me = {
    email: string;
    full_name: string | null;
    has_pin: boolean;
    id: number;
    kyc_verified: boolean;
    language: string;
    level: string;
    pending_balance: string;
    pending_level: string | null;
    phone: string | null;
    phone_verified: boolean;
    roles: Array<string>;
    transaction_limit: string;
    user_id: string;
    username: string | null;
    withdrawable_balance: string;
  };
  type Meta = {
    page: number;
    per_page: number;
    total: number;
  };
  type Metadata = {
    claims_supported: Array<string>;
    grant_types_supported: Array<string>;
    issuer: string;
    jwks_uri: string;
    response_types_supported: Array<string>;
    subject_types_supported: Array<string>;
  };
  type NewPin = {
    pin: string;
  };
  type OfflineLimits = {
    perDevice: number | null;
    perPayment: number | null;
    perWallet: number | null;
  };
  type OfflineLimitsChange = {
    perDevice?: number | null;
    perPayment?: number | null;
    perWallet?: number | null;
  };
  type OutboxState = {
    ageSeconds: number;
    stoppedTopics: number;
  };
  type PastReconciliation = {
    checks: Array<CheckOutcome>;
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
    startedAt: string;
  };
  type Pending = {
    details: Record<string, string>;
    id: number;
    images: Record<string, string>;
    level: string;
    status: string;
    submitted_at: string;
    user: Applicant;
  };
  type ProblemDetails = {
    detail?: string;
    errors?: Record<string, Array<string>>;
    instance?: string;
    status: number;
    title: string;
  };
  type ProfileChange = {
    email?: string;
    full_name?: string | null;
    language?: string;
    phone?: string | null;
  };
  type Proof = {
    code: string;
    phone: string;
  };
  type Proved = {
    detail: string;
    phone: string;
    phone_verified: boolean;
  };
  type PublicQrKey = {
    alg: string;
    crv: string;
    kid: string;
    kty: string;
    use: string;
    x: string;
    y: string;
  };
  type PublicQrKeys = {
    keys: Array<PublicQrKey>;
  };
  type ReconciliationList = {
    items: Array<PastReconciliation>;
    requested: boolean;
  };
  type ReconciliationState = {
    last: LastReconciliation | null;
    requested: boolean;
  };
  type Refresh = {
    refresh_token: string;
  };
  type RequestedReconciliation = {
    requested: boolean;
  };
  type Scanned = {
    qrCode: string;
  };
  type Sent = {
    detail: string;
  };
  type ServiceHealth = {
    parts: Array<HealthPart>;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type ServiceOverview = {
    at: string;
    consumers: ConsumerState;
    deadLetters: DeadLetterState | null;
    health: ServiceHealth;
    outbox: OutboxState | null;
    reconciliation: ReconciliationState | null;
    service: string;
    workflows: WorkflowState | null;
  };
  type SignUp = {
    email: string;
    full_name?: string | null;
    language?: string | null;
    password: string;
    phone?: string | null;
    username?: string | null;
  };
  type Submitted = {
    id: number;
    level: string;
    status: string;
    submitted_at: string;
  };
  type TokenPair = {
    access_token: string;
    expires_in: number;
    refresh_token?: string;
    token_type: string;
  };
  type UpdatedPassword = {
    access_token: string;
    detail: string;
    expires_in: number;
    refresh_token?: string;
    token_type: string;
  };
  type User = {
    created_at: string;
    email: string | null;
    full_name: string | null;
    has_pin: boolean;
    id: number;
    is_active: boolean;
    kyc_verified: boolean;
    level: string;
    phone: string | null;
    phone_verified: boolean;
    roles: Array<string>;
    user_id: string;
    username: string | null;
  };
  type WalletView = {
    balance: number;
    balanceDisplay: string;
    createdAt: string;
    festivalId: string;
    id: string;
    status: "ACTIVE" | "FROZEN" | "CLOSED";
    updatedAt: string;
    userId: string;
  };
  type Where = {
    phone: string;
  };
  type WorkflowBacklog = {
    kind: string;
    oldestSeconds: number;
    unfinished: number;
  };
  type WorkflowState = {
    kinds: Array<WorkflowBacklog>;
    oldestSeconds: number;
    unfinished: number;
  };
}

declare namespace Withdrawal {
  type AuditLine = {
    action: string;
    actor: string;
    created_at: string;
    from_status: string | null;
    id: number;
    notes: string | null;
    to_status: string;
  };
  type CheckOutcome = {
    check: string;
    discrepancies: number;
    first: Array<string>;
  };
  type ConsumerState = {
    lag: number | null;
    listeners: Array<ListenerLag>;
    status: "KNOWN" | "UNKNOWN";
  };
  type Created = {
    amount: string;
    detail: string;
    status: string;
    withdrawal_id: number;
  };
  type DeadLetter = {
    diedAt: string;
    error: string;
    handledAt: string | null;
    handledBy: string | null;
    headers: Record<string, string>;
    id: string;
    key: string | null;
    listener: string;
    offset: number;
    partition: number;
    reason: string | null;
    recordedAt: string;
    status: "WAITING" | "REQUESTED" | "REPLAYED" | "DISCARDED";
    topic: string;
  };
  type DeadLetterDecision = {
    at: string;
    by: string;
    decision: "REQUESTED" | "REPLAYED" | "FAILED" | "DISCARDED";
    reason: string;
  };
  type DeadLetterInFull = {
    deadLetter: DeadLetter;
    decisions: Array<DeadLetterDecision>;
    payload: unknown;
  };
  type DeadLetterPage = {
    items: Array<DeadLetter>;
    page: number;
    size: number;
    total: number;
  };
  type DeadLetterReason = {
    reason: string;
  };
  type DeadLetterState = {
    listeners: Array<ListenerDeadLetters>;
    waiting: number;
  };
  type Decided = {
    detail: string;
    status: string;
    transaction_reference?: string;
  };
  type Decision = {
    action: "approve" | "reject";
    admin_notes?: string | null;
    reason?: string | null;
    transaction_reference?: string | null;
  };
  type EnvelopeWalletTransaction = {
    action_time: string;
    data: WalletTransaction | null;
    httpStatus: string;
    message: string;
    success: boolean;
  };
  type GiftCardError = {
    detail?: string;
  };
  type HealthPart = {
    detail: string | null;
    name: string;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type LastReconciliation = {
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
  };
  type ListenerDeadLetters = {
    listener: string;
    waiting: number;
  };
  type ListenerLag = {
    lag: number;
    listener: string;
  };
  type MainWalletError = {
    action_time: string;
    data: string;
    httpStatus: string;
    message: string;
    success: boolean;
  };
  type NewWithdrawal = {
    account_name?: string | null;
    account_number?: string | null;
    amount: string;
    bank_name?: string | null;
    crypto_address?: string | null;
    crypto_network?: string | null;
    mobile_money_number?: string | null;
    mobile_money_provider?: string | null;
    payment_method: "bank_transfer" | "mobile_money" | "crypto";
    transaction_pin: string;
  };
  type OutboxState = {
    ageSeconds: number;
    stoppedTopics: number;
  };
  type PastReconciliation = {
    checks: Array<CheckOutcome>;
    discrepancies: number | null;
    endedAt: string;
    error: string | null;
    extent: "ALL" | "NEW";
    startedAt: string;
  };
  type PendingCount = {
    pending_count: number;
    pending_total: string;
  };
  type ProblemDetails = {
    detail?: string;
    errors?: Record<string, Array<string>>;
    instance?: string;
    status: number;
    title: string;
  };
  type ReconciliationList = {
    items: Array<PastReconciliation>;
    requested: boolean;
  };
  type ReconciliationState = {
    last: LastReconciliation | null;
    requested: boolean;
  };
  type RequestedReconciliation = {
    requested: boolean;
  };
  type ReviewDetail = {
    account_name: string | null;
    account_number: string | null;
    admin_notes: string | null;
    amount: string;
    bank_name: string | null;
    created_at: string;
    crypto_address: string | null;
    crypto_network: string | null;
    first_approved_by: string | null;
    id: number;
    mobile_money_number: string | null;
    mobile_money_provider: string | null;
    payment_method: string;
    payment_method_display: string;
    processed_at: string | null;
    processed_by: string | null;
    rejection_reason: string | null;
    second_approval_required: boolean;
    status: string;
    status_display: string;
    transaction_reference: string | null;
    updated_at: string;
    user_id: number;
    user_uuid: string;
  };
  type ReviewSummary = {
    amount: string;
    created_at: string;
    id: number;
    payment_method: string;
    payment_method_display: string;
    status: string;
    status_display: string;
    updated_at: string;
    user_id: number;
  };
  type ServiceHealth = {
    parts: Array<HealthPart>;
    status: "UP" | "DEGRADED" | "DOWN";
  };
  type ServiceOverview = {
    at: string;
    consumers: ConsumerState;
    deadLetters: DeadLetterState | null;
    health: ServiceHealth;
    outbox: OutboxState | null;
    reconciliation: ReconciliationState | null;
    service: string;
    workflows: WorkflowState | null;
  };
  type WalletTransaction = {
    amount: number;
    balanceAfter: number | null;
    balanceBefore: number | null;
    createdAt: string;
    currency: string;
    description: string | null;
    status: string;
    transactionId: string;
    type: string;
  };
  type WithdrawRequest = {
    amount: number;
    description?: string | null;
    payoutDetails?: Record<string, string> | null;
  };
  type WithdrawalDetail = {
    account_name: string | null;
    account_number: string | null;
    amount: string;
    bank_name: string | null;
    created_at: string;
    crypto_address: string | null;
    crypto_network: string | null;
    id: number;
    mobile_money_number: string | null;
    mobile_money_provider: string | null;
    payment_method: string;
    payment_method_display: string;
    processed_at: string | null;
    rejection_reason: string | null;
    status: string;
    status_display: string;
    transaction_reference: string | null;
    updated_at: string;
  };
  type WithdrawalSummary = {
    amount: string;
    created_at: string;
    id: number;
    payment_method: string;
    payment_method_display: string;
    status: string;
    status_display: string;
    updated_at: string;
  };
  type WorkflowBacklog = {
    kind: string;
    oldestSeconds: number;
    unfinished: number;
  };
  type WorkflowState = {
    kinds: Array<WorkflowBacklog>;
    oldestSeconds: number;
    unfinished: number;
  };
}
