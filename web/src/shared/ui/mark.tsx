export function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="M8 8h16l-5 7v6l-6 4V15z" fill="var(--on-accent)" />
    </svg>
  );
}
