const PATHS = {
  inbox: 'M3 12l2.5-7h9L17 12v4a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM3 12h4l1 2h4l1-2h4',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  phone: 'M5 3h3l1.5 4L7.6 8.4a9 9 0 0 0 4 4L13 10.5l4 1.5v3a2 2 0 0 1-2 2A12 12 0 0 1 3 5a2 2 0 0 1 2-2z',
  callback:
    'M5 3h3l1.5 4L7.6 8.4a9 9 0 0 0 4 4L13 10.5l4 1.5v3a2 2 0 0 1-2 2A12 12 0 0 1 3 5a2 2 0 0 1 2-2zM17 3h-4.5v4.5M12.8 7.2L17 3',
  check: 'M4 3.5h12v13H4zM7 10l2.2 2.3L13.2 8',
  book: 'M3 4.5c3-1 5-.8 7 .8 2-1.6 4-1.8 7-.8v11c-3-1-5-.8-7 .8-2-1.6-4-1.8-7-.8zM10 5.3v11',
  screen: 'M2.5 4h15v9.5h-15zM7 17h6M10 13.5V17',
  print: 'M6 7V3h8v4M6 14H3.5V7.5h13V14H14M6 11.5h8V17H6z',
  pin: 'M10 18s5.5-5 5.5-9.5a5.5 5.5 0 1 0-11 0C4.5 13 10 18 10 18zM10 10.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  find: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM12.5 12.5L17 17',
  grid: 'M3.5 3.5h5.5v5.5h-5.5zM11 3.5h5.5v5.5H11zM3.5 11h5.5v5.5h-5.5zM11 11h5.5v5.5H11z',
  map: 'M2.5 5l5-2 5 2 5-2v12l-5 2-5-2-5 2zM7.5 3v12M12.5 5v12',
  whistle:
    'M7.8 6.4h10.4V10h-5.3a5.3 5.3 0 1 1-5.1-3.6zM7.8 13.4a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4zM10.6 1.6v2M6.6 2l.6 1.8',
  manage: 'M4 6h7M15 6h1M4 14h1M9 14h7M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  back: 'M12.5 4.5L7 10l5.5 5.5',
  out: 'M12 4H5v12h7M9 10h8M14.5 7.5L17 10l-2.5 2.5',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
} as const

/** A line drawing of 20 px; what it means stands beside it in words. */
export const Icon = ({ name, size = 20 }: { readonly name: keyof typeof PATHS; readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    style={{ flex: 'none' }}
  >
    <path d={PATHS[name]} />
  </svg>
)
