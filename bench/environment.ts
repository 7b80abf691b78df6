/** What functions find in their environment before they load; imported before anything of theirs. */
Object.assign(process.env, {
  ENVIRONMENT: 'bench',
  CLOCK: 'wall',
  POWERTOOLS_SERVICE_NAME: 'submit-report',
  POWERTOOLS_METRICS_NAMESPACE: 'Duoge/bench',
  POWERTOOLS_LOG_LEVEL: 'INFO',
})
