/**
 * Settings of a member as text, typed and checked as they are read, and the registries that make
 * members by name.
 */
package io.millrace.learning.setting;
