/**
 * Contract suites for providers, and images made for tests. The suites are abstract JUnit classes;
 * a provider's test extends the one of its interface.
 */
package io.github.stacker.api.contract;
